package org.journey.research;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.beans.factory.annotation.Qualifier;

/** The answers kept for research, apart from those of services: neither keeps the other waiting. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@interface ResearchAnswers {}
