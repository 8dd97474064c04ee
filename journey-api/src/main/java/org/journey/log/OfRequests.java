package org.journey.log;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * What reads by the {@link RequestDatabase}, apart from what the platform reads by itself: of the
 * log it has the rows of the request's organisations, and knows its head all the same.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface OfRequests {}
